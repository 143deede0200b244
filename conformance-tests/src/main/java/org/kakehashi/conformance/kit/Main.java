package org.kakehashi.conformance.kit;

import java.util.Arrays;
import org.kakehashi.conformance.lti.LtiKit;
import org.kakehashi.conformance.xapi.Kit;

/** {@code java -jar conformance-tests.jar}: the xAPI kit, or with {@code lti} as the first word the kit for LTI tools. */
public final class Main {
    private Main() {}

    /** Runs the kit that the first word names; without one, the xAPI kit. */
    public static void main(String[] arguments) throws Exception {
        String kit = arguments.length > 0 && !arguments[0].startsWith("--") ? arguments[0] : "";
        String[] rest = kit.isEmpty() ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (kit) {
            case "", "xapi" -> Kit.main(rest);
            case "lti" -> LtiKit.main(rest);
            default -> unknown(kit);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void unknown(String kit) {
        System.err.println("There is no kit " + kit + ": say lti or xapi, or nothing for xapi.");
        System.exit(2);
    }
}
