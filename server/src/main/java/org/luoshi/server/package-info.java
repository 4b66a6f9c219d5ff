/// The live house: its front door, which opens the data and wires the rooms.
@NullMarked
package org.luoshi.server;

import org.jspecify.annotations.NullMarked;
