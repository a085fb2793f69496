package io.plumbline.it;

/** The two databases that every test of data runs on. */
public enum Database { H2, POSTGRESQL }
