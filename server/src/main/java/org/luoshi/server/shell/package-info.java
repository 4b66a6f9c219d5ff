/// Layout and error pages; no business, and no other room of the server.
@NullMarked
package org.luoshi.server.shell;

import org.jspecify.annotations.NullMarked;
