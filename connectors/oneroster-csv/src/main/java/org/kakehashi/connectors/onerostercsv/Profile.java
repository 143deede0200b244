package org.kakehashi.connectors.onerostercsv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Words;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** A rule set for OneRoster 1.2 CSV, chosen by the setting {@code profile}. */
enum Profile {
    /** Japan profile, in whichever version the manifest names; the one that stands where none is chosen. */
    JAPAN("japan", new Text("日本プロファイル(1.2.1)", "Japan profile (1.2.1)"), "1.2.1", "1.2", "1.2.1", "1.2_JP"),
    /** The base specification of 1EdTech, as used in other countries. */
    BASE("1.2", new Text("OneRoster 1.2(国際)", "OneRoster 1.2 (international)"), "1.2", "1.2", "1.2.1"),
    /** Japan K-12/Schools Profile 1.0. */
    K12_V1("k12-v1", new Text("日本 K-12 プロファイル 1.0(1.2_JP)", "Japan K-12 profile 1.0 (1.2_JP)"), "1.2_JP", "1.2_JP"),
    /** 学習eポータル標準モデル, version 3. */
    E_PORTAL_3("e-portal-3", new Text("学習eポータル 3", "Learning e-portal 3"), "1.2", "1.2"),
    /** 学習eポータル標準モデル, version 4: names have kana for the preferred ones too. */
    E_PORTAL_4("e-portal-4", new Text("学習eポータル 4", "Learning e-portal 4"), "1.2.1", "1.2.1");

    static final String SETTING = "profile";
    private static final Text TITLE = new Text("プロファイル(規則の組)", "Profile (rule set)");

    private static final List<String> E_PORTAL_ENROLLMENTS = List.of("primary");
    private static final List<String> E_PORTAL_USERS = List.of(
            "userMasterIdentifier",
            "preferredGivenName",
            "preferredFamilyName",
            "metadata.jp.kanaGivenName",
            "metadata.jp.kanaFamilyName");

    private final String setting;
    private final Text label;
    private final String written;
    private final String versions;

    Profile(String setting, Text label, String written, String... versions) {
        this.setting = setting;
        this.label = label;
        this.written = written;
        this.versions = String.join(" ", versions);
    }

    /** What the setting may hold; the first stands where it is left out. */
    static List<String> settings() {
        return Arrays.stream(values()).map(profile -> profile.setting).toList();
    }

    /** The setting as a form asks for it. */
    static Setting asked() {
        return Setting.choice(
                SETTING,
                TITLE,
                Arrays.stream(values())
                        .map(profile -> new Setting.Choice(profile.setting, profile.label))
                        .toArray(Setting.Choice[]::new));
    }

    /** The profile that a setting names, {@link #JAPAN} where it is left out; empty where it names none. */
    static Optional<Profile> of(@Nullable String setting) {
        return setting == null || setting.isBlank()
                ? Optional.of(JAPAN)
                : Arrays.stream(values())
                        .filter(profile -> profile.setting.equals(setting))
                        .findFirst();
    }

    /** How the setting names it. */
    String setting() {
        return setting;
    }

    /** What {@code oneroster.version} may be in a manifest. */
    List<String> versions() {
        return List.of(versions.split(" "));
    }

    /** What {@code oneroster.version} is in a manifest that is written. */
    String writtenVersion() {
        return written;
    }

    /** Whether the rules of the Japan profiles hold. */
    boolean isJapanese() {
        return this != BASE;
    }

    /** Whether the rules of the e-Portal model hold besides. */
    boolean isEPortal() {
        return this == E_PORTAL_3 || this == E_PORTAL_4;
    }

    /** Whether users have kana for their preferred names. */
    boolean hasKanaPreferred() {
        return isJapanese() && this != E_PORTAL_3;
    }

    /** Whether users have {@code resourceSourcedIds}: OneRoster 1.2 has them, 1.2.1 no more. */
    boolean hasResourcesOfUsers() {
        return written.equals("1.2");
    }

    /** Whether {@code shussekiNo} and {@code publicFlg} begin with a small letter. */
    boolean hasSmallNames() {
        return this == K12_V1;
    }

    /** The columns that the e-Portal model needs a value in, besides what OneRoster needs (学習eポータル標準モデル 3, 4). */
    List<String> requiredColumns(RosterFile file) {
        return !isEPortal()
                ? List.of()
                : switch (file) {
                    case USERS -> E_PORTAL_USERS;
                    case ENROLLMENTS -> E_PORTAL_ENROLLMENTS;
                    default -> List.of();
                };
    }

    /** The vocabularies. */
    Words words() {
        return isJapanese() ? Words.JAPAN : Words.BASE;
    }
}
