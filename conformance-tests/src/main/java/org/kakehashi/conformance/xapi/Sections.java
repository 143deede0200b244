package org.kakehashi.conformance.xapi;

import java.util.List;
import org.kakehashi.conformance.xapi.communication.Section11Requests;
import org.kakehashi.conformance.xapi.communication.Section13Alternate;
import org.kakehashi.conformance.xapi.communication.Section14Encoding;
import org.kakehashi.conformance.xapi.communication.Section15Attachments;
import org.kakehashi.conformance.xapi.communication.Section15Multipart;
import org.kakehashi.conformance.xapi.communication.Section213Formats;
import org.kakehashi.conformance.xapi.communication.Section213Parameters;
import org.kakehashi.conformance.xapi.communication.Section213Queries;
import org.kakehashi.conformance.xapi.communication.Section213References;
import org.kakehashi.conformance.xapi.communication.Section213Related;
import org.kakehashi.conformance.xapi.communication.Section21Statements;
import org.kakehashi.conformance.xapi.communication.Section22DocumentParameters;
import org.kakehashi.conformance.xapi.communication.Section22Documents;
import org.kakehashi.conformance.xapi.communication.Section24Agents;
import org.kakehashi.conformance.xapi.communication.Section31Concurrency;
import org.kakehashi.conformance.xapi.data.Section22Formatting;
import org.kakehashi.conformance.xapi.data.Section22Places;
import org.kakehashi.conformance.xapi.data.Section232Voiding;
import org.kakehashi.conformance.xapi.data.Section242Actors;
import org.kakehashi.conformance.xapi.data.Section244Object;
import org.kakehashi.conformance.xapi.data.Section245Result;
import org.kakehashi.conformance.xapi.data.Section246Context;
import org.kakehashi.conformance.xapi.data.Section24Lrs;
import org.kakehashi.conformance.xapi.data.Section26Signed;

/** All sections, in the order of the specification. */
final class Sections {
    static final List<Section> ALL = List.of(
            new Section22Formatting(),
            new Section22Places(),
            new Section232Voiding(),
            new Section24Lrs(),
            new Section242Actors(),
            new Section244Object(),
            new Section245Result(),
            new Section246Context(),
            new Section26Signed(),
            new Section11Requests(),
            new Section13Alternate(),
            new Section14Encoding(),
            new Section15Multipart(),
            new Section15Attachments(),
            new Section21Statements(),
            new Section213Parameters(),
            new Section213Queries(),
            new Section213Related(),
            new Section213References(),
            new Section213Formats(),
            new Section22Documents(),
            new Section22DocumentParameters(),
            new Section24Agents(),
            new Section31Concurrency());

    private Sections() {}
}
