package org.kakehashi.hub.access.internal.factor;

import java.util.Optional;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What both ways to a second factor show: the secret as an image and as text, and a field for the first code. */
@Component
class FactorPage {
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final SecondFactors factors;
    private final Tenants tenants;

    FactorPage(SecondFactors factors, Tenants tenants) {
        this.factors = factors;
        this.tenants = tenants;
    }

    /** The page, with the secret that waits; makes one where none does. */
    String show(AccountCaller caller, String path, Model model) {
        Optional<byte[]> secret = factors.waiting(caller).or(() -> factors.begin(caller));
        model.addAttribute("path", path);
        model.addAttribute("secret", secret.map(OneTimePasswords::text).orElse(""));
        return "access/second-factor-make";
    }

    /** The image of the secret that waits. */
    ResponseEntity<String> image(AccountCaller caller) {
        byte[] secret = factors.waiting(caller)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no code to show."));
        String tenant = tenants.all().stream()
                .filter(one -> one.tenantId() == caller.tenantId())
                .map(Tenant::name)
                .findFirst()
                .orElse("");
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(QrImage.svg(OneTimePasswords.uri(secret, tenant, caller.displayName())));
    }
}
