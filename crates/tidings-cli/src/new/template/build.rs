fn main() {
    tidings_build::build("schema");
}
