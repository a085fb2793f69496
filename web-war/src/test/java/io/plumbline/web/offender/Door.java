package io.plumbline.web.offender;

/** What the offenders downstream are not to know. */
public class Door {
}
