package io.contactsheet.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The protocol that all peers speak, in Java, Python and JavaScript. A peer first prints a line
 * {@code {"ready": "<name and version>"}}. Then for each line that it reads, {@code FILE} or {@code FILE<tab>OUT}, it
 * makes the thumbnail of FILE, writes it to OUT if that is given, and prints one line of JSON: {@code outcome},
 * {@code detail}, {@code bytes}, {@code milliseconds} (without the writing). It ends with its input.
 */
final class PeerLoop {

    private final Peer peer;
    private final PrintStream out;

    PeerLoop(Peer peer, PrintStream out) {
        this.peer = peer;
        this.out = out;
    }

    void serve(String version, BufferedReader requests) throws IOException {
        out.println("{\"ready\": " + Answer.quoted(version) + "}");
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answer(line);
        }
    }

    /** For a test or a training run: the answers to these lines. */
    void serve(String version, String lines) throws IOException {
        serve(version, new BufferedReader(new StringReader(lines)));
    }

    private void answer(String line) throws IOException {
        String[] request = line.split("\t", 2);
        long start = System.nanoTime();
        Answer answer = attempt(Path.of(request[0]));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (request.length == 2 && answer.bytes().length > 0) {
            Files.write(Path.of(request[1]), answer.bytes());
        }
        out.println(answer.toJson(milliseconds));
    }

    /** Whatever a peer throws, memory errors too, is a result of the comparison and must not end it. */
    private Answer attempt(Path file) {
        try {
            return peer.thumbnail(file);
        } catch (Exception | Error e) {
            return Answer.none("failed", e.toString());
        }
    }
}
