/**
 * The hub: one Spring Boot process that holds every module of Kakehashi.
 *
 * <p>Each package below this one is a Spring Modulith module; {@code docs/architecture.md} has the picture of who may
 * use whom, and {@code ArchitectureTests} keeps it true.
 */
@NullMarked
package org.kakehashi.hub;

import org.jspecify.annotations.NullMarked;
