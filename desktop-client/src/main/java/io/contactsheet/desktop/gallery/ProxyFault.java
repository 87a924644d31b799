package io.contactsheet.desktop.gallery;

import java.io.IOException;

/** What went wrong with a request that takes a proxy. */
final class ProxyFault extends IOException {

    private static final long serialVersionUID = 1;
    private final String proxy;

    /** @param proxy as {@code host:port} */
    ProxyFault(String proxy, IOException cause) {
        super(cause.getMessage(), cause);
        this.proxy = proxy;
    }

    String proxy() {
        return proxy;
    }
}
