package org.kakehashi.hub.lti.internal.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.kakehashi.hub.lti.internal.registration.Fault.Rule;
import org.kakehashi.hub.lti.internal.registration.ToolRules;

/**
 * What somebody asks to deploy, before any check.
 *
 * @param deploymentId absent: the hub makes one
 * @param schoolId where; absent: for the whole tenant
 */
record NewDeployment(
        @Nullable String deploymentId,
        @Nullable UUID schoolId,
        @Nullable Map<String, String> customParameters) {
    /** ASCII, at most 255 (LTI Core 1.3, 5.3.3), of what stands in an address as it is. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:~@=-]{0,254}");

    /** The deployment that is asked for. */
    Deployment deployment() {
        String id = deploymentId == null || deploymentId.isBlank()
                ? UUID.randomUUID().toString()
                : deploymentId;
        return new Deployment(id, schoolId, customParameters == null ? Map.of() : customParameters);
    }

    /** What is wrong with it beside those that are there, at schools that are known. */
    static List<Fault> faultsOf(Deployment wanted, List<Deployment> there, Map<UUID, String> schools) {
        List<Fault> faults = new ArrayList<>(ToolRules.faultsOf(wanted.customParameters()));
        if (!ID.matcher(wanted.deploymentId()).matches()) {
            faults.add(new Fault("deploymentId", Rule.DEPLOYMENT_ID));
        }
        if (wanted.schoolId() != null && !schools.containsKey(wanted.schoolId())) {
            faults.add(new Fault("schoolId", Rule.SCHOOL));
        }
        for (Deployment one : there) {
            if (one.deploymentId().equals(wanted.deploymentId())) {
                faults.add(new Fault("deploymentId", Rule.DEPLOYMENT_TAKEN));
            }
            if (Objects.equals(one.schoolId(), wanted.schoolId())) {
                faults.add(new Fault("schoolId", Rule.SCHOOL_TAKEN));
            }
        }
        return List.copyOf(faults);
    }
}
