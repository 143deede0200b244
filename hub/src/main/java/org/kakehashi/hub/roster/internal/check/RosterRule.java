package org.kakehashi.hub.roster.internal.check;

import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;

/** What the whole set of a roster must keep to, beyond what one row can show. */
enum RosterRule {
    DUPLICATE_SOURCED_ID(
            "roster.duplicate-sourced-id",
            Severity.ERROR,
            "sourcedId は1つのファイルの中で一度しか使えません(最初に使われたのは %s 行目)。",
            "A sourcedId may stand only once in a file (first used in line %s).",
            "どちらかの行を消すか、別の sourcedId にしてください。",
            "Remove one of the two rows, or give it a sourcedId of its own."),
    DANGLING_REFERENCE(
            "roster.dangling-reference",
            Severity.ERROR,
            "この値は %s にある行の sourcedId でなければなりません。",
            "The value must be the sourcedId of a row in %s.",
            "%s に参照先の行を足すか、この値を直してください。",
            "Add the row to %s, or correct the value."),
    // A row of a delivery of changes may name what comes later, if it means something without it.
    DANGLING_IN_CHANGES(
            "roster.dangling-reference",
            Severity.WARNING,
            "この値は %s にある行の sourcedId ではありません。",
            "The value is not the sourcedId of a row in %s.",
            "%s に参照先の行を足すか、この値を直してください。",
            "Add the row to %s, or correct the value."),
    DUPLICATE_MASTER_IDENTIFIER(
            "roster.duplicate-master-identifier",
            Severity.ERROR,
            "userMasterIdentifier は一人に一つです(同じ値が %s 行目にもあります)。",
            "A userMasterIdentifier belongs to one user (the same value stands in line %s).",
            "校務支援システムで、どちらの利用者のものか確かめて直してください。",
            "Look up in the school-affairs system whose it is, and correct the other."),
    SEVERAL_PRIMARY_ROLES(
            "roster.several-primary-roles",
            Severity.ERROR,
            "同じ利用者が同じ組織で同じ時期に持てる primary の役割は一つです(ほかに %s 行目)。",
            "A user has one primary role at an org at a time (another stands in line %s).",
            "主な役割だけを primary にし、ほかは secondary にしてください。",
            "Keep the main role as primary and make the others secondary."),
    SCHOOL_MISMATCH(
            "roster.school-mismatch",
            Severity.ERROR,
            "schoolSourcedId が学級の学校(%s)と違います。",
            "schoolSourcedId differs from the school of the class (%s).",
            "学級の学校に合わせるか、classSourcedId を直してください。",
            "Use the school of the class, or correct classSourcedId."),
    SEVERAL_PRIMARY_TEACHERS(
            "roster.several-primary-teachers",
            Severity.WARNING,
            "同じ学級に primary の教員が同時に二人います(ほかに %s 行目)。",
            "A class has two primary teachers at the same time (another stands in line %s).",
            "主担当の一人だけを primary にしてください。",
            "Make only the main teacher primary."),
    SEVERAL_HOMEROOMS(
            "roster.several-homerooms",
            Severity.WARNING,
            "児童生徒が同時に二つのホームルーム学級に在籍しています(ほかに %s 行目)。",
            "A pupil is in two homeroom classes at the same time (another stands in line %s).",
            "転級の場合は、前の在籍に endDate を入れてください。",
            "After a change of class, give the former enrolment an endDate."),
    CHANGED_IN_PLACE(
            "roster.enrollment-changed-in-place",
            Severity.WARNING,
            "この在籍はこれまで別の学級か別の利用者のもの(学級 %s)でした。beginDate が変わらないので訂正とみなし、過去の在籍も書き換えます。",
            "This enrolment was of another class or user (class %s). Since beginDate is unchanged it is taken as a correction, of the past as well.",
            "転級などで変わったのなら、前の在籍に endDate を入れて残し、新しい在籍は別の sourcedId で送ってください。訂正ならこのままで構いません。",
            "If the pupil changed class, keep the former enrolment with an endDate, and give the new one a sourcedId of its own."),
    USERNAME_NOT_UNIQUE(
            "roster.username-not-unique",
            Severity.WARNING,
            "同じ username がほかにもあります(%s 行目)。この username では個人を特定しません。",
            "Another user has the same username (line %s). Nobody will be identified by it.",
            "利用者ごとに別の username にしてください。",
            "Give each user a username of its own."),
    USER_WITHOUT_ROLE(
            "roster.user-without-role",
            Severity.WARNING,
            "roles.csv にこの利用者の役割がありません%s。",
            "roles.csv has no role for this user%s.",
            "roles.csv に行を足してください。役割がないと何も使えません。",
            "Add a row to roles.csv; without a role the user can use nothing.");

    private final String code;
    private final Severity severity;
    private final String ruleJa;
    private final String ruleEn;
    private final String remedyJa;
    private final String remedyEn;

    RosterRule(String code, Severity severity, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        this.code = code;
        this.severity = severity;
        this.ruleJa = ruleJa;
        this.ruleEn = ruleEn;
        this.remedyJa = remedyJa;
        this.remedyEn = remedyEn;
    }

    String code() {
        return code;
    }

    Severity severity() {
        return severity;
    }

    /** The rule with what the breach is about filled in. */
    Text rule(String about) {
        return new Text(ruleJa, ruleEn).with(about);
    }

    /** The remedy with what the breach is about filled in. */
    Text remedy(String about) {
        return new Text(remedyJa, remedyEn).with(about);
    }
}
