package io.plumbline.web.edge;

import io.plumbline.tracking.api.Call;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** What the edge reads of a request, whoever received it: a servlet, or the handler before them. */
interface Incoming {

    /** Before the name of a cookie, where cookies and headers stand side by side: no header can be called that. */
    String COOKIE = "cookie ";

    /** @return null when it is absent */
    String header(String name);

    /** @return null when it is absent */
    String cookie(String name);

    String ip();

    boolean secure();

    /** As it came, however long ago. */
    static Incoming of(Call call) {
        return new Incoming() {
            @Override
            public String header(String name) {
                return call.head().get(name);
            }

            @Override
            public String cookie(String name) {
                return call.head().get(Incoming.COOKIE + name);
            }

            @Override
            public String ip() {
                return call.ip();
            }

            @Override
            public boolean secure() {
                return call.secure();
            }
        };
    }

    static Incoming of(HttpServletRequest request) {
        return new Incoming() {
            @Override
            public String header(String name) {
                return request.getHeader(name);
            }

            @Override
            public String cookie(String name) {
                Cookie[] all = request.getCookies();
                for (int i = 0; all != null && i < all.length; i++) {
                    if (all[i].getName().equals(name)) {
                        return all[i].getValue();
                    }
                }
                return null;
            }

            @Override
            public String ip() {
                return request.getRemoteAddr();
            }

            @Override
            public boolean secure() {
                return request.isSecure();
            }
        };
    }
}
