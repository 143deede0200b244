/** Part 3 of the specification: resources, methods, parameters, headers, documents, versions. */
@NullMarked
package org.kakehashi.conformance.xapi.communication;

import org.jspecify.annotations.NullMarked;
