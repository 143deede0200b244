package org.kakehashi.connectors.onerosterrest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.connectors.spi.roster.UserRecord.UserId;

/** Users, and what is held of their birth and origin. */
final class PersonItems {

    private static final Pattern UUID_ANY =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern UUID_4 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern HALF_WIDTH_KANA = Pattern.compile("[\uFF61-\uFF9F]");
    private static final List<String> RACES = List.of(
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces",
            "hispanicOrLatinoEthnicity");

    private final Belongings belongings;
    private boolean passwordReported;

    PersonItems(Belongings belongings) {
        this.belongings = belongings;
    }

    /** The user, the user's profiles and roles. */
    List<RosterRecord> user(Item item, Place place) {
        if (!passwordReported && item.text("password") != null) {
            passwordReported = true;
            item.reportSecret(ItemRule.PASSWORD, "password");
        }
        UserRecord user = record(item, place);
        List<RosterRecord> records = new ArrayList<>();
        records.add(user);
        if (item.isSound()) {
            List<UserProfileRecord> profiles = belongings.profiles(item, user);
            records.addAll(profiles);
            records.addAll(belongings.roles(item, user, profiles));
        }
        return records;
    }

    private static UserRecord record(Item item, Place place) {
        Metadata metadata = item.metadata();
        UserName name = new UserName(
                item.required("givenName"),
                item.required("familyName"),
                item.text("middleName"),
                kana(metadata, "jp.kana"),
                new Parts(
                        item.text("preferredFirstName"),
                        item.text("preferredLastName"),
                        item.text("preferredMiddleName")),
                kana(metadata, "jp.kanaPreferred"));
        checkKana(item, name);
        String homeClass = metadata.known("jp.homeClass");
        item.required("enabledUser");
        return new UserRecord(
                Bases.of(item, place, metadata),
                Boolean.TRUE.equals(item.flag("enabledUser")),
                username(item),
                userIds(item),
                name,
                item.text("identifier"),
                item.text("email"),
                item.text("sms"),
                item.text("phone"),
                item.refs("agents"),
                Grades.of(item),
                masterIdentifier(item),
                item.refs("resources"),
                item.ref("primaryOrg"),
                item.text("pronouns"),
                homeClass);
    }

    /** The Japan profiles need one; the base specification keeps it for older systems only. */
    private static String username(Item item) {
        if (item.vocabulary().isJapan()) {
            return item.required("username");
        }
        String username = item.text("username");
        return username == null ? item.requiredId("sourcedId") : username;
    }

    private static Parts kana(Metadata metadata, String prefix) {
        return new Parts(
                metadata.known(prefix + "GivenName"),
                metadata.known(prefix + "FamilyName"),
                metadata.known(prefix + "MiddleName"));
    }

    private static void checkKana(Item item, UserName name) {
        if (item.vocabulary().isJapan()
                && HALF_WIDTH_KANA.matcher(name.toString()).find()) {
            item.reportSecret(ItemRule.HALF_WIDTH_KANA, "familyName");
        }
    }

    private static List<UserId> userIds(Item item) {
        return item.parts("userIds").stream()
                .map(id -> new UserId(id.required("type"), id.required("identifier")))
                .toList();
    }

    /** Outside of Japan it may be anything; one that is no UUID says nothing to the hub. */
    private static @Nullable UUID masterIdentifier(Item item) {
        String text = item.text("userMasterIdentifier");
        boolean japan = item.vocabulary().isJapan();
        if (text != null && (japan ? UUID_4 : UUID_ANY).matcher(text).matches()) {
            return UUID.fromString(text);
        }
        if (text != null && japan) {
            item.report(ItemRule.UUID, "userMasterIdentifier");
        }
        return null;
    }

    static DemographicsRecord demographics(Item item, Place place) {
        Map<String, Boolean> races = new LinkedHashMap<>();
        for (String race : RACES) {
            Boolean flag = item.flag(race);
            if (flag != null) {
                races.put(race, flag);
            }
        }
        return new DemographicsRecord(
                Bases.of(item, place, item.metadata()),
                item.date("birthDate"),
                item.word("sex", Vocabulary.SEXES, !item.vocabulary().isJapan()),
                races,
                item.text("countryOfBirthCode"),
                item.text("stateOfBirthAbbreviation"),
                item.text("cityOfBirth"),
                item.text("publicSchoolResidenceStatus"));
    }
}
