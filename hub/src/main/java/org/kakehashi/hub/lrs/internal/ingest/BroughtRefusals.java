package org.kakehashi.hub.lrs.internal.ingest;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.StatementIntake.Outcome.Refused;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Why statements of another store are refused, in words. */
final class BroughtRefusals {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LEFT_OUT = "この記録だけを除いて取り込みました。相手の LRS の管理者に知らせてください。";
    private static final String LEFT_OUT_EN =
            "Only this statement was left out. Tell the administrator of the other LRS.";

    private BroughtRefusals() {}

    static Refused rejected(@Nullable UUID id, Rejection rejection) {
        return new Refused(
                id,
                "statement." + rejection.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rejection.pointer(),
                rejection.value(),
                rejection.rule().ja(),
                rejection.rule().en(),
                LEFT_OUT,
                LEFT_OUT_EN);
    }

    static Refused noId() {
        return new Refused(
                null,
                "statement.no-id",
                "",
                "",
                "id のない記録は、二重に取り込まないようにできません。",
                "A statement without an id can't be kept from coming in twice.",
                LEFT_OUT,
                LEFT_OUT_EN);
    }

    static Refused conflict(UUID id) {
        return new Refused(
                id,
                "statement.conflict",
                "/id",
                id.toString(),
                "同じ id で内容の違う記録が、すでにハブにあります。",
                "The hub has another statement under this id.",
                "ハブの記録は変えていません。どちらが正しいか、二つの LRS で確かめてください。",
                "The hub's statement was not changed. Find out in both stores which one is right.");
    }

    static Refused attachment(UUID id, String why) {
        return new Refused(
                id,
                "statement.attachment",
                "/attachments",
                "",
                "添付データがないか、記録と合いません: " + why,
                "The attachments' data is missing, or doesn't fit the statement: " + why,
                LEFT_OUT,
                LEFT_OUT_EN);
    }

    static Refused fault(UUID id) {
        return new Refused(
                id,
                "statement.fault",
                "",
                id.toString(),
                "ハブの中で問題が起き、この記録を保存できませんでした。",
                "The hub could not store this statement, for a fault of its own.",
                "記録の id を添えて運用担当者に知らせてください。",
                "Tell the operator the statement's id.");
    }

    /** Its id, where it can be read at all. */
    static @Nullable UUID id(byte[] json) {
        String id = member(json, "id");
        return Formats.isUuid(id) ? UUID.fromString(id) : null;
    }

    static boolean names2(byte[] json) {
        return member(json, "version").startsWith("2");
    }

    private static String member(byte[] json, String name) {
        try {
            return JSON.readTree(json).path(name).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
