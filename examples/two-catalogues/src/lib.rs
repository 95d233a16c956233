//! Two catalogues in one crate: what is billed and what is shipped belong to one order.
//!
//! ```
//! use example_two_catalogues::{Order, billing, shipping};
//!
//! let mut order = Order::default();
//! order.bill(&billing::Event::from_str(
//!     r#"{"type":"invoice.paid","id":"1","data":{"order":"A7","cents":1250,"currency":"EUR"}}"#,
//! )?);
//! order.ship(&shipping::Event::from_str(r#"{"kind":"parcel_sent","at":1767323045,"parcel":{"order":"A7"}}"#)?);
//! assert_eq!(order, Order { paid: true, sent: true, delivered: false });
//! # Ok::<(), tidings::Error>(())
//! ```

#[allow(clippy::pedantic)]
pub mod billing {
    //! What is billed.
    tidings::include_events!("billing");
}

#[allow(clippy::pedantic)]
pub mod shipping {
    //! What is shipped.
    tidings::include_events!("shipping");
}

/// How far an order is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Whether it was paid.
    pub paid: bool,
    /// Whether it is on its way.
    pub sent: bool,
    /// Whether it has arrived.
    pub delivered: bool,
}

impl Order {
    /// Takes note of an event of billing.
    pub fn bill(&mut self, event: &billing::Event) {
        self.paid |= matches!(event.data, billing::Data::InvoicePaid(_));
    }

    /// Takes note of an event of shipping.
    pub fn ship(&mut self, event: &shipping::Event) {
        match event.data {
            shipping::Data::ParcelSent(_) => self.sent = true,
            shipping::Data::ParcelDelivered(_) => self.delivered = true,
            _ => {}
        }
    }
}
