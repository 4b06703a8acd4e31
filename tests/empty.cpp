// Nothing: the source of the library that holds the tests' precompiled headers.
