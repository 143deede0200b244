package org.kakehashi.hub.access.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails outside a handler (a refused form, a page that can't be rendered) is told like any other error. */
@Controller
class FaultController implements ErrorController {
    @RequestMapping("/error")
    @Public("tells an error, to whoever ran into it")
    void fault(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        throw new HubException(codeOf(status instanceof Integer told ? told : 404), "");
    }

    private static ErrorCode codeOf(int status) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.status().value() == status) {
                return code;
            }
        }
        return status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
    }
}
