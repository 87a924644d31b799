package io.contactsheet.desktop.local;

import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port of a data folder's gallery, kept from one start to the next: links and bookmarks stay right. */
record ServingPort(Path file) {

    private static final int ANY = 0;

    static ServingPort of(DataFolder data) {
        return new ServingPort(data.path().resolve("serving.port"));
    }

    /**
     * The port to listen on.
     *
     * @param wanted by the user; 0 for the one of before if it is free, else for any
     * @return 0 for any
     */
    int choose(int wanted) {
        return wanted == ANY ? before() : wanted;
    }

    void keep(int port) throws IOException {
        new OwnerOnlyFile(file).write(port + "\n");
    }

    private int before() {
        try {
            int port = Integer.parseInt(Files.readString(file).strip());
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return port;
        } catch (IOException | IllegalArgumentException _) {
            // There was none, or another program listens there now.
            return ANY;
        }
    }
}
