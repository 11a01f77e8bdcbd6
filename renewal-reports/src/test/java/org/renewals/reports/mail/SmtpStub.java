package org.renewals.reports.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that fails as told, one fault for each conversation; without a fault it accepts. */
final class SmtpStub implements AutoCloseable {

    enum Fault {
        NONE,
        GREET_421,
        NEVER_GREET,
        REFUSE_SENDER_530,
        RECIPIENT_451,
        RECIPIENT_421,
        DROP_AT_DATA,
        DROP_BEFORE_DOT,
        DROP_AFTER_DOT,
        HANG_AFTER_DOT,
        DOT_451,
        DOT_552,
        DROP_AT_QUIT,
        HANG_AT_QUIT
    }

    /** A message that was handed over up to its final dot, whether or not the stub said so. */
    record Received(List<String> recipients, String text) {

        /** The header's value with its lines unfolded; empty if it is missing. */
        String header(String name) {
            String head = text.substring(0, text.indexOf("\r\n\r\n") + 2).replaceAll("\r\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final int port;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile Runnable atData = () -> {};
    private volatile Runnable atDot = () -> {};

    SmtpStub() {
        try {
            server = listen(0);
            port = server.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** The faults of the next conversations, in this order. */
    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    void refuse(String address) {
        refused.add(address);
    }

    /** What happens when a client wants to hand over a message. */
    void atData(Runnable action) {
        atData = action;
    }

    /** What happens when a message has been handed over and not been answered yet. */
    void atDot(Runnable action) {
        atDot = action;
    }

    List<Received> received() {
        return received;
    }

    /** Healthy again, and nothing received. */
    void reset() {
        faults.clear();
        refused.clear();
        received.clear();
        atData = () -> {};
        atDot = () -> {};
        if (server.isClosed()) {
            up();
        }
    }

    void up() {
        try {
            server = listen(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void down() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        down();
    }

    private ServerSocket listen(int where) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), where));
        start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // taken down
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        Fault next = faults.poll();
        open.add(socket);
        try (socket) {
            new Conversation(socket, next == null ? Fault.NONE : next).run();
        } catch (IOException | InterruptedException e) {
            // the client went away, or the stub was taken down
        } finally {
            open.remove(socket);
        }
    }

    private final class Conversation {

        private final Socket socket;
        private final Fault fault;
        private final BufferedReader in;
        private final OutputStream out;
        private final List<String> recipients = new ArrayList<>();

        Conversation(Socket socket, Fault fault) throws IOException {
            this.socket = socket;
            this.fault = fault;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            this.out = socket.getOutputStream();
        }

        void run() throws IOException, InterruptedException {
            if (fault == Fault.NEVER_GREET) {
                hang();
            }
            if (fault == Fault.GREET_421) {
                say("421 stub closing, try later");
                return;
            }
            say("220 stub ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!answer(line)) {
                    return;
                }
            }
        }

        /** Whether the conversation goes on. */
        private boolean answer(String line) throws IOException, InterruptedException {
            if (line.startsWith("EHLO")) {
                say("250 stub");
            } else if (line.startsWith("MAIL FROM")) {
                say(fault == Fault.REFUSE_SENDER_530 ? "530 log on first" : "250 sender fine");
            } else if (line.startsWith("RCPT TO:<")) {
                return recipient(line.substring(9, line.indexOf('>')));
            } else if (line.equals("DATA")) {
                return data();
            } else if (line.equals("RSET")) {
                recipients.clear();
                say("250 reset");
            } else if (line.equals("QUIT")) {
                if (fault == Fault.HANG_AT_QUIT) {
                    hang();
                }
                if (fault != Fault.DROP_AT_QUIT) {
                    say("221 bye");
                }
                return false;
            } else {
                say("502 not here: " + line);
            }
            return true;
        }

        private boolean recipient(String address) throws IOException {
            if (refused.contains(address)) {
                say("550 no such mailbox: " + address);
            } else if (fault == Fault.RECIPIENT_451) {
                say("451 greylisted, come back");
            } else if (fault == Fault.RECIPIENT_421) {
                say("421 shutting down");
                return false;
            } else {
                recipients.add(address);
                say("250 recipient fine");
            }
            return true;
        }

        private boolean data() throws IOException, InterruptedException {
            atData.run();
            if (fault == Fault.DROP_AT_DATA) {
                return false;
            }
            say("354 go on");
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                if (fault == Fault.DROP_BEFORE_DOT) {
                    socket.setSoLinger(true, 0);
                    return false;
                }
                text.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            }
            if (fault == Fault.DOT_451 || fault == Fault.DOT_552) {
                say(fault == Fault.DOT_451 ? "451 disk full for now" : "552 too big for ever");
                return true;
            }
            received.add(new Received(List.copyOf(recipients), text.toString()));
            atDot.run();
            if (fault == Fault.HANG_AFTER_DOT) {
                hang();
            }
            if (fault == Fault.DROP_AFTER_DOT) {
                return false;
            }
            say("250 queued as stub-" + received.size());
            return true;
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void hang() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
