/**
 * The materials of a class: {@code ManagedClasses} says whose they are to look after, {@code MaterialsController} is their page,
 * {@code MaterialStore} keeps links of tools and other materials in one order.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.material;

import org.jspecify.annotations.NullMarked;
