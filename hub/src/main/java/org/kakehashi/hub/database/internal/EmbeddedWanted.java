package org.kakehashi.hub.database.internal;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True where no database URL is set, or an empty one, as an unset variable of a compose file leaves it. */
class EmbeddedWanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("hub.database.url", "").isBlank();
    }
}
