package io.plumbline.tracking.api;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** The lists that the rules for invalid traffic use: versions are kept, one of each kind is in force. */
public interface TrafficLists {

    /** All versions of all kinds, the bundled ones last. */
    List<TrafficList> list();

    /**
     * Reads the list to its end and keeps it; it decides nothing until it is activated.
     *
     * @throws io.plumbline.shared.Invalid  code {@code list-empty, list-too-long, list-too-large, list-malformed}, or one fault a broken line
     * @throws io.plumbline.shared.Conflict code {@code lists-too-many}
     */
    TrafficList upload(ListKind kind, String name, String licence, InputStream file);

    /**
     * A new version of the active rules that uses this list, in force within two seconds on every node.
     *
     * @param id null for the bundled list, or for none where none is bundled
     */
    RuleVersion activate(ListKind kind, UUID id);

    /** @throws io.plumbline.shared.Conflict code {@code list-in-use} while a version of the rules names it */
    void remove(UUID id);
}
