//! How an example ends is not what its page says.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that is ended by a signal, such as a segmentation fault.
    ///
    /// ## Why
    /// The interpreter itself broke; what was printed until then proves nothing.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import ctypes
    ///   ctypes.string_at(0)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import ctypes
    ///   ctypes.string_at(0)
    /// not_run: This ends the interpreter itself, which is the point.
    /// ```
    pub(crate) CRASH = "run/crash" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that ends in an exception which it does not promise, with the lines of the example
    /// that led to it.
    ///
    /// ## Why
    /// A reader who runs the example would see a traceback that the page does not mention.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print(total)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   total = 3
    ///   print(total)
    /// stdout: |
    ///   3
    /// ```
    pub(crate) ERROR = "run/error" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that ends with an exit status other than 0.
    ///
    /// ## Why
    /// Programs that call it would take it for a failure.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import sys
    ///   sys.exit(3)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import sys
    ///   sys.exit(3)
    /// raises: "SystemExit: 3"
    /// ```
    pub(crate) EXIT = "run/exit" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that leaves processes behind.
    ///
    /// ## Why
    /// They would go on using the reader's machine, and may print into the next example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import subprocess
    ///   subprocess.Popen(["sleep", "60"])
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import subprocess
    ///   with subprocess.Popen(["sleep", "0"]):
    ///       pass
    /// ```
    pub(crate) LEAKY = "run/leaky" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that prints, writes or uses more than it may.
    ///
    /// ## Why
    /// A reader wants a few lines, and the check must not fill a disk or a machine's memory.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print("x" * 10**9)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("x" * 10)
    /// stdout: |
    ///   xxxxxxxxxx
    /// ```
    pub(crate) LIMIT = "run/limit" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example whose run ended without a result.
    ///
    /// ## Why
    /// Without a result nothing is proven. The example may have ended the program that watches it; if it is no
    /// such example, this is a defect of deckle: please report it.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import os, signal
    ///   os.kill(os.getppid(), signal.SIGKILL)
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print("done")
    /// stdout: |
    ///   done
    /// ```
    pub(crate) LOST = "run/lost" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that promises an exception with `raises` and ends without one.
    ///
    /// ## Why
    /// The exception is the point of such an example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   {}.get("k")
    /// raises: KeyError
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: KeyError
    /// ```
    pub(crate) NOT_RAISED = "run/not-raised" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that ends in another exception than the one that `raises` promises.
    ///
    /// ## Why
    /// The exception is the point of such an example.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: IndexError
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   {}["k"]
    /// raises: KeyError
    /// ```
    pub(crate) RAISES = "run/raises" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that uses more processor time than its `timeout`, or waits three times as long.
    ///
    /// ## Why
    /// An example that does not end proves nothing, and stalls the check for everybody.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   while True:
    ///       pass
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   for _ in range(3):
    ///       pass
    /// ```
    pub(crate) TIMEOUT = "run/timeout" { severity: Error, since: "0.1.0" }
}
