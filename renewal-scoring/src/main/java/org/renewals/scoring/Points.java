package org.renewals.scoring;

/**
 * What one named rule gave one customer.
 *
 * @param rule the rule's name, stable across versions; also the message key of its label
 * @param earned points given, 0 if the rule did not apply or its input is not known
 * @param available the most the rule can give
 * @param known false if the input was missing, so that 0 points say nothing about the customer
 * @param reason the numbers behind the points, or that they are missing
 */
public record Points(String rule, double earned, double available, boolean known, Reason reason) {}
