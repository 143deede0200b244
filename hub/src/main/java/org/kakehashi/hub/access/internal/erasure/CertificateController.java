package org.kakehashi.hub.access.internal.erasure;

import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The certificate of an erasure that is done: a page to print, and a file whose digest stands in the audit. */
@Controller
@Requires(Permission.ERASE_DATA)
class CertificateController {
    private final Erasures erasures;
    private final NamedClients clients;

    CertificateController(Erasures erasures, NamedClients clients) {
        this.erasures = erasures;
        this.clients = clients;
    }

    @GetMapping("/erasures/{id:\\d{1,18}}/certificate")
    String page(@AuthenticationPrincipal Caller caller, @PathVariable long id, Model model) {
        int tenant = caller.tenantId();
        model.addAttribute("file", erasures.certificate(tenant, id));
        model.addAttribute("erasure", ErasureView.of(erasures.find(tenant, id), false, clients.of(tenant), caller));
        return "access/certificate";
    }

    @GetMapping({"/erasures/{id:\\d{1,18}}/certificate.json", "/api/v1/erasures/{id:\\d{1,18}}/certificate"})
    ResponseEntity<String> file(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("erasure-" + id + ".json")
                                .build()
                                .toString())
                .body(erasures.certificate(caller.tenantId(), id).json());
    }
}
