package org.kakehashi.connectors.onerostercsv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.connectors.spi.roster.UserRecord.UserId;

/** Rows of {@code users.csv}, {@code userProfiles.csv} and {@code demographics.csv}. */
final class PersonRows {

    private static final Pattern USER_ID = Pattern.compile("\\s*\\{\\s*+([^{}:\u001f]+):\\s*+([^{}\u001f]+)}\\s*(,|$)");

    private boolean passwordReported;

    UserRecord user(Row row) {
        warnOfPassword(row);
        return new UserRecord(
                row.base(),
                enabled(row),
                row.required("username"),
                userIds(row),
                name(row),
                row.text("identifier"),
                row.text("email"),
                row.text("sms"),
                row.text("phone"),
                row.list("agentSourcedIds"),
                row.grades(),
                masterIdentifier(row),
                row.list("resourceSourcedIds"),
                row.id("primaryOrgSourcedId"),
                row.text("pronouns"),
                row.id("metadata.jp.homeClass"));
    }

    UserProfileRecord userProfile(Row row) {
        warnOfPassword(row);
        return new UserProfileRecord(
                row.base(),
                row.requiredId("userSourcedId"),
                row.required("profileType"),
                row.required("vendorId"),
                row.text("applicationId"),
                row.wide("description", row.profile().isEPortal()),
                row.required("credentialType"),
                row.required("username"));
    }

    DemographicsRecord demographics(Row row) {
        Map<String, Boolean> races = new LinkedHashMap<>();
        for (String race : Forms.RACES) {
            Boolean flag = row.flag(race);
            if (flag != null) {
                races.put(race, flag);
            }
        }
        return new DemographicsRecord(
                row.base(),
                row.date("birthDate"),
                row.word("sex", Vocabulary.SEXES),
                races,
                row.text("countryOfBirthCode"),
                row.text("stateOfBirthAbbreviation"),
                row.text("cityOfBirth"),
                row.text("publicSchoolResidenceStatus"));
    }

    /** Once a file: the passwords are the problem, not their number. */
    private void warnOfPassword(Row row) {
        if (!passwordReported && row.text("password") != null) {
            passwordReported = true;
            row.reportSecret(RowRule.PASSWORD, "password");
        }
    }

    private static boolean enabled(Row row) {
        row.required("enabledUser");
        return Boolean.TRUE.equals(row.flag("enabledUser"));
    }

    private static UserName name(Row row) {
        return new UserName(
                requiredName(row, "givenName"),
                requiredName(row, "familyName"),
                namePart(row, "middleName"),
                parts(row, "metadata.jp.kana"),
                parts(row, "preferred"),
                parts(row, "metadata.jp.kanaPreferred"));
    }

    private static Parts parts(Row row, String prefix) {
        return new Parts(
                namePart(row, prefix + "GivenName"),
                namePart(row, prefix + "FamilyName"),
                namePart(row, prefix + "MiddleName"));
    }

    private static String requiredName(Row row, String column) {
        String name = row.required(column);
        namePart(row, column);
        return name;
    }

    private static @Nullable String namePart(Row row, String column) {
        return row.wide(column, row.profile().isJapanese());
    }

    private static @Nullable UUID masterIdentifier(Row row) {
        String text = row.text("userMasterIdentifier");
        UUID found = text == null
                ? null
                : Forms.masterIdentifier(text, row.profile().words()).orElse(null);
        if (found != null || text == null) {
            return found;
        }
        row.report(row.profile().isJapanese() ? RowRule.UUID : RowRule.UUID_ANY, "userMasterIdentifier");
        return null;
    }

    private static List<UserId> userIds(Row row) {
        String text = row.text("userIds");
        List<UserId> ids = new ArrayList<>();
        if (text != null) {
            Matcher matcher = USER_ID.matcher(text);
            int end = 0;
            while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
                ids.add(new UserId(matcher.group(1).strip(), matcher.group(2).strip()));
                end = matcher.end();
            }
            if (end < text.length()) {
                row.report(RowRule.USER_IDS, "userIds");
            }
        }
        return ids;
    }
}
