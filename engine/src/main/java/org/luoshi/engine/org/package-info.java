/// Units, posts and holders, and the tree on any date; may import record and text.
@NullMarked
package org.luoshi.engine.org;

import org.jspecify.annotations.NullMarked;
