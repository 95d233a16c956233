//! Compiles two catalogues. Each goes by the name that it gives itself.

fn main() {
    tidings_build::build("schemas/billing.yaml");
    tidings_build::build("schemas/shipping.yaml");
}
