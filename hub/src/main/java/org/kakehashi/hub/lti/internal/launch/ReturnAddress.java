package org.kakehashi.hub.lti.internal.launch;

import org.kakehashi.hub.web.HubProperties;

/** Where a tool sends the browser when it is done ({@code return_url}, LTI Core 1.3, 5.4.4). */
final class ReturnAddress {
    private ReturnAddress() {}

    static String of(HubProperties hub, Launch launch) {
        return hub.link(
                switch (launch.message()) {
                    case RESOURCE_LINK ->
                        launch.about().proctoringId() == null
                                ? "/study"
                                : "/lti/assessment-end/" + launch.about().proctoringId();
                    case DEEP_LINKING -> "/materials?class=" + launch.classId();
                    case SUBMISSION_REVIEW -> launch.instructor() ? "/gradebook?class=" + launch.classId() : "/study";
                    case START_PROCTORING, END_ASSESSMENT -> "/study";
                });
    }
}
