package org.kakehashi.hub.demo.load;

import java.util.ArrayList;
import org.kakehashi.hub.demo.city.City;

/** What a visitor needs, printed when the city is there. */
public final class Welcome {
    private final String publicUrl;
    private final String tenant;
    private final String password;

    public Welcome(String publicUrl, String tenant, String password) {
        this.publicUrl = publicUrl;
        this.tenant = tenant;
        this.password = password;
    }

    /** Prints addresses, accounts and the time it took. */
    public void show(Progress progress, City city, String drill, String textbook, String cbt) {
        var lines = new ArrayList<String>();
        lines.add("かけはし デモ / Kakehashi demo   %.1f s"
                .formatted(progress.sinceStart().toMillis() / 1000.0));
        lines.add("");
        lines.add("サインイン / sign in   %s/t/%s/sign-in".formatted(publicUrl, tenant));
        lines.add("ドリル / drill         " + drill);
        lines.add("教科書 / textbook      " + textbook);
        lines.add("テスト / test          " + cbt);
        lines.add("パスワード / password  " + password);
        lines.add("");
        lines.add("  %-10s %s".formatted("admin", "教育委員会の管理者 / administrator"));
        for (var account : DemoAccount.of(city)) {
            lines.add("  %-10s %s / %s: %s"
                    .formatted(
                            account.loginName(),
                            account.roleJa(),
                            account.roleEn(),
                            account.person().name().full()));
        }
        lines.add("  %-10s %s".formatted(VendorAccount.LOGIN_NAME, "教材の提供者 / the tools' vendor"));
        progress.frame(lines);
    }
}
