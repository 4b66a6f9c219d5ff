/// Files from outside: received with a limit, told by their contents, and worked on only by a
/// process apart; may import nothing of the server.
@NullMarked
package org.luoshi.server.uploads;

import org.jspecify.annotations.NullMarked;
