//! The binary: hands the arguments to the library and turns its answer into an exit code.
use std::process::ExitCode;

/// Work is many small texts on all cores: an allocator that is made for this gives each thread memory of its own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tarjuman::cli::main()
}
