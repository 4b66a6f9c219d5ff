/// Layout and error pages; no business.
@NullMarked
package org.luoshi.server.shell;

import org.jspecify.annotations.NullMarked;
