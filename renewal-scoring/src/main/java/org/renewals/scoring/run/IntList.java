package org.renewals.scoring.run;

import java.util.Arrays;

/** A growing list of bare numbers. */
final class IntList {

    private int[] elements = new int[16];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
