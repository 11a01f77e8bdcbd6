package org.renewals.account;

/** A password made for somebody, to be handed over once. */
public record StartPassword(String login, String password) {

    /** Without the password, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "StartPassword[" + login + "]";
    }
}
