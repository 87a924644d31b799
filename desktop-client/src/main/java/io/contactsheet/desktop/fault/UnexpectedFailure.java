package io.contactsheet.desktop.fault;

import io.contactsheet.shared.fault.ErrorCode;

/**
 * A failure that nobody expected, as it is told to the person before the screen. It is in the log already.
 *
 * @param code by which it is found in the log, and told to whoever mends it
 * @param details all that is known of it, to be copied: several lines
 */
public record UnexpectedFailure(ErrorCode code, String details) {}
