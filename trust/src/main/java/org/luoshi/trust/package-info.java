/// Commitments and entries of the ledger, for the house and for the offline verifier alike; imports
/// java.base and JSpecify only.
@NullMarked
package org.luoshi.trust;

import org.jspecify.annotations.NullMarked;
