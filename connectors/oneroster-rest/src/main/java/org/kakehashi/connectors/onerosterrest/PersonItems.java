package org.kakehashi.connectors.onerosterrest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.connectors.spi.roster.UserRecord.UserId;

/** Users, and what is held of their birth and origin. */
final class PersonItems {

    /** The base specification lets a source add words. */
    private static final Vocabulary BASE_SEXES = Vocabulary.open("male", "female", "unspecified", "other");

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
                item.grades(),
                masterIdentifier(item),
                item.refs("resources"),
                item.ref("primaryOrg"),
                item.text("pronouns"),
                homeClass);
    }

    /** The Japan profiles need one; the base specification keeps it for older systems only. */
    private static String username(Item item) {
        if (item.words().areJapanese()) {
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
        if (item.words().areJapanese() && Forms.holdsHalfWidthKana(name.toString())) {
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
        UUID found =
                text == null ? null : Forms.masterIdentifier(text, item.words()).orElse(null);
        if (found == null && text != null && item.words().areJapanese()) {
            item.report(ItemRule.UUID, "userMasterIdentifier");
        }
        return found;
    }

    static DemographicsRecord demographics(Item item, Place place) {
        Map<String, Boolean> races = new LinkedHashMap<>();
        for (String race : Forms.RACES) {
            Boolean flag = item.flag(race);
            if (flag != null) {
                races.put(race, flag);
            }
        }
        return new DemographicsRecord(
                Bases.of(item, place, item.metadata()),
                item.date("birthDate"),
                item.word("sex", item.words().areJapanese() ? Vocabulary.SEXES : BASE_SEXES),
                races,
                item.text("countryOfBirthCode"),
                item.text("stateOfBirthAbbreviation"),
                item.text("cityOfBirth"),
                item.text("publicSchoolResidenceStatus"));
    }
}
