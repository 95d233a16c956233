//! A program that uses the catalogue of another crate: it makes an event, sends it, and reads it on the other side.
//!
//! ```text
//! cargo run -p bookshop-events --example shop
//! ```

use bookshop_events::{Book, Data, Event, Order, ReturnReason};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let body = returned(1012, "9780131103627", ReturnReason::Damaged).to_vec();
    println!("sent:     {}", String::from_utf8_lossy(&body));
    println!("received: {}", handle(&Event::from_slice(&body)?));
    Ok(())
}

/// What the producer sends.
fn returned(number: u32, isbn: &str, reason: ReturnReason) -> Event {
    let mut order = Order::new(number, None, vec![Book::new(isbn)]);
    order.reason = reason.into();
    Event::new("bev_2", std::time::UNIX_EPOCH, Data::OrderReturned(order.into()))
}

/// What the consumer does.
fn handle(event: &Event) -> String {
    match &event.data {
        Data::OrderReturned(order) if order.reason.known() == Some(ReturnReason::Damaged) => {
            format!("order {} is to be refunded, {} book(s)", order.number, order.books.len())
        }
        Data::OrderReturned(order) => format!("order {} came back", order.number),
        _ => format!("nothing to do for {}", event.type_name()),
    }
}

#[cfg(test)]
mod tests {
    use bookshop_events::{Event, ReturnReason};

    use super::{handle, returned};

    #[test]
    fn what_the_producer_sends_the_consumer_understands() {
        for (reason, done) in [
            (ReturnReason::Damaged, "order 7 is to be refunded, 1 book(s)"),
            (ReturnReason::Unwanted, "order 7 came back"),
        ] {
            let sent = returned(7, "9780131103627", reason);
            let received = Event::from_slice(&sent.to_vec()).expect("it was made by the same types");
            assert_eq!(received, sent);
            assert_eq!(handle(&received), done);
        }
    }
}
