package org.renewals.demo;

/** Hears how far the writing of a demo province has come. */
@FunctionalInterface
public interface DemoProgress {

    /** Hears nothing. */
    DemoProgress NONE = (written, total) -> {};

    /**
     * Called from the writing thread, at most about a hundred times and once at the end.
     *
     * @param written customers written so far
     * @param total customers of the province
     */
    void customersWritten(int written, int total);
}
