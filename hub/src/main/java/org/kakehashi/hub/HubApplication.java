package org.kakehashi.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class HubApplication {
    /** Runs until the process is told to stop; all settings come from the environment (docs/operations.md). */
    public static void main(String[] args) {
        SpringApplication.run(HubApplication.class, args);
    }
}
