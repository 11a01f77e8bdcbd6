package org.renewals.scoring.run;

/**
 * A part of a run that is done or not done as a whole.
 *
 * @param number from 0, by rising customer
 * @param fromId first customer
 * @param toId last customer
 * @param customers customers with facts in the month between the two
 */
record RunChunk(int number, long fromId, long toId, int customers) {}
