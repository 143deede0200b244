/**
 * School-affairs records pulled as JSON over HTTPS from a system's own API, by a mapping with JSON Pointers.
 *
 * <ol>
 *   <li>{@code RestSettings} reads where the API is and how the hub says who it is; {@code RestMapping} where in a page the items
 *       are, how the next page is found, and which member of an item is which field.
 *   <li>{@code Service} asks for pages; {@code Sending} asks again where the service is busy.
 *   <li>{@code SchoolAffairsRest} gives the items to the sink and remembers how far it came.
 * </ol>
 */
@NullMarked
package org.kakehashi.connectors.schoolaffairsrest;

import org.jspecify.annotations.NullMarked;
