/**
 * Attributes of templates for what pages show hundreds of times – pieces of text, cells and rows, bars of tiers –, written in Java:
 * as fragments of Thymeleaf they took most of a page's time.
 */
@NullMarked
package org.renewals.web.markup;

import org.jspecify.annotations.NullMarked;
