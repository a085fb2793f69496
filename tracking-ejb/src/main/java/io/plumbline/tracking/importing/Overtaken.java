package io.plumbline.tracking.importing;

/** Somebody else has moved this import on: two nodes found it, and this one lets go. */
final class Overtaken extends RuntimeException {
}
