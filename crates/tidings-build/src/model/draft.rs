//! What several stages ask of a catalogue.

use super::{Draft, Field, Literal, Narrow, Narrowed, Shape, Type, TypeDef, Union, Variant};

impl Draft {
    /// What a type stands for, aliases looked through.
    pub(crate) fn behind_aliases<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        for _ in 0..=self.types.len() {
            let Type::Named(id) = ty else { return ty };
            let Shape::Alias(inner) = &self.types[id.0].shape else { return ty };
            ty = inner;
        }
        // They stand for each other in a circle, which no checked catalogue does.
        &Type::Unknown
    }

    /// What a type is or holds: aliases, lists and what may be null are looked through.
    pub(crate) fn within<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let (mut ty, mut aliases) = (ty, 0);
        loop {
            match ty {
                Type::List(inner) | Type::Nullable(inner) => ty = inner,
                Type::Named(id) => match self.types.get(id.0).map(|def| &def.shape) {
                    // In a circle, which no checked catalogue has, there are more steps than types.
                    Some(Shape::Alias(_)) if aliases > self.types.len() => return &Type::Unknown,
                    Some(Shape::Alias(inner)) => {
                        aliases += 1;
                        ty = inner;
                    }
                    _ => return ty,
                },
                _ => return ty,
            }
        }
    }

    /// The object that a type is or holds, and its fields.
    pub(crate) fn object_within<'a>(&'a self, ty: &'a Type) -> Option<(&'a TypeDef, &'a [Field])> {
        let Type::Named(id) = self.within(ty) else { return None };
        match self.types.get(id.0) {
            Some(def @ TypeDef { shape: Shape::Object(fields), .. }) => Some((def, fields)),
            _ => None,
        }
    }

    /// The object whose fields are narrower in an event: the one within the type, or that of a union's variant, of which
    /// the tag is told among these fields.
    pub(crate) fn narrowed_object<'a>(
        &'a self,
        ty: &'a Type,
        narrower: &[Narrow],
    ) -> Option<(&'a TypeDef, &'a [Field])> {
        self.object_within(self.told_variant(ty, narrower).map_or(ty, |(_, variant)| &variant.ty))
    }

    /// The variant of the union within a type of which these fields tell the tag, and the key of that. Beside other kinds
    /// of values an object is not told by its tag alone.
    pub(crate) fn told_variant<'a>(&'a self, ty: &'a Type, narrower: &[Narrow]) -> Option<(&'a str, &'a Variant)> {
        let union = self.union_within(ty)?;
        let tag = union.tag.as_deref()?;
        let told = narrower.iter().find_map(|narrow| match &narrow.to {
            Narrowed::Type(Type::Const(Literal::Text(value))) if narrow.wire == tag && !narrow.optional => Some(value),
            _ => None,
        })?;
        let is_told = |variant: &&Variant| variant.claim.tag() == Some(told);
        let are_objects = union.variants.iter().all(|variant| variant.claim.tag().is_some());
        Some((tag, union.variants.iter().find(is_told).filter(|_| are_objects)?))
    }

    /// The union that a type is or holds.
    pub(crate) fn union_within<'a>(&'a self, ty: &'a Type) -> Option<&'a Union> {
        let Type::Named(id) = self.within(ty) else { return None };
        match self.types.get(id.0).map(|def| &def.shape) {
            Some(Shape::Union(union)) => Some(union),
            _ => None,
        }
    }

    /// Whether the producer still sends a field: neither it nor its type was removed.
    pub(crate) fn is_sent(&self, field: &Field) -> bool {
        !field.life.is_removed() && !self.is_removed(&field.ty)
    }

    /// The places of a tuple that the producer still fills: nothing can follow one that it leaves out.
    pub(crate) fn sent_places<'a>(&self, places: &'a [Field]) -> &'a [Field] {
        let ends = places.iter().position(|place| place.optional && !self.is_sent(place));
        places.get(..ends.unwrap_or(places.len())).unwrap_or_default()
    }

    /// Whether an object always holds a constant under a key.
    #[cfg(feature = "outputs")]
    pub(crate) fn is_constant(&self, object: &Type, key: &str) -> bool {
        let Type::Named(id) = self.behind_aliases(object) else { return false };
        let Some(Shape::Object(fields)) = self.types.get(id.0).map(|def| &def.shape) else { return false };
        let mut fields = fields.iter().filter(|field| field.wire == key && !field.optional && !field.nullable);
        fields.any(|field| matches!(self.behind_aliases(&field.ty), Type::Const(_)))
    }

    /// Whether the producer still sends values of a variant.
    pub(crate) fn is_variant_sent(&self, variant: &Variant) -> bool {
        !variant.life.is_removed() && !self.is_removed(&variant.ty)
    }

    /// Whether the producer sends no values of the type any more, by whatever name.
    pub(crate) fn is_removed(&self, ty: &Type) -> bool {
        let mut ty = ty;
        loop {
            match ty {
                Type::Nullable(inner) => ty = inner,
                Type::Named(id) => match self.types.get(id.0) {
                    Some(def) if def.life.is_removed() => return true,
                    Some(TypeDef { shape: Shape::Alias(inner), .. }) => ty = inner,
                    _ => return false,
                },
                _ => return false,
            }
        }
    }
}
