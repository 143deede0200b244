package org.kakehashi.hub.lti.internal.registration;

import java.util.List;

/** Variables that custom parameters may name, as the platform's configuration lists them. */
public final class VariableNames {
    /** What a launch can fill; those of {@code Person.*} and sourcedIds once they are released to the tool. */
    public static final List<String> ALL = List.of(
            "User.id",
            "User.username",
            "Person.name.full",
            "Person.name.given",
            "Person.name.family",
            "Person.email.primary",
            "Person.sourcedId",
            "Membership.role",
            "Membership.personSourcedId",
            "Membership.courseSectionSourcedId",
            "Context.id",
            "Context.type",
            "Context.title",
            "Context.label",
            "Context.sourcedId",
            "CourseSection.title",
            "CourseSection.label",
            "CourseSection.sourcedId",
            "CourseSection.timeFrame.begin",
            "CourseSection.timeFrame.end",
            "CourseOffering.title",
            "CourseOffering.sourcedId",
            "ResourceLink.id",
            "ResourceLink.title",
            "ResourceLink.description",
            "ResourceLink.available.startDateTime",
            "ResourceLink.available.endDateTime",
            "ResourceLink.submission.startDateTime",
            "ResourceLink.submission.endDateTime",
            "Message.locale",
            "Message.documentTarget",
            "Message.returnUrl",
            "ToolPlatform.productFamilyCode",
            "ToolPlatform.version",
            "ToolPlatformInstance.guid",
            "ToolPlatformInstance.name",
            "ToolPlatformInstance.description",
            "ToolPlatformInstance.url",
            "ToolPlatformInstance.contactEmail",
            "Kakehashi.person.kana",
            "Kakehashi.person.kanaGiven",
            "Kakehashi.person.kanaFamily",
            "Kakehashi.person.grades",
            "Kakehashi.person.attendanceNumber",
            "Xapi.endpoint",
            "Xapi.fetchUrl",
            "Xapi.actor",
            "Xapi.registration");

    private VariableNames() {}
}
