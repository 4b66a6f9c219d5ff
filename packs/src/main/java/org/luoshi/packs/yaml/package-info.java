/// YAML 1.2 as nodes that know their file, line and column; imports engine.text only.
@NullMarked
package org.luoshi.packs.yaml;

import org.jspecify.annotations.NullMarked;
