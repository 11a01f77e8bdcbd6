package org.renewals.web.list;

/** A value to choose in a form. */
public record Option(String value, String text, boolean chosen) {}
