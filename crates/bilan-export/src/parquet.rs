//! Parquet: one row per event, the same columns as CSV, with its tolls, ledger and sources as lists beside them.
//!
//! Rows are gathered in batches, so memory does not grow with the number of events.

use std::io::Write;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::cell::{Cell, Row};
use crate::columns::{Kind, columns};
use crate::format::{Error, Writer};
use crate::{Told, flat};

/// Events that are held before they are written, and those that make up a group of the file.
const BATCH: usize = 4096;
const GROUP: usize = 16 * BATCH;

pub struct Parquet<W: Write + Send> {
    out: ArrowWriter<W>,
    schema: SchemaRef,
    events: Columns,
    nested: [Nested; 3],
    rows: usize,
}

impl<W: Write + Send> Parquet<W> {
    pub fn new(out: W) -> Result<Self, Error> {
        let events = Columns::new("event");
        let nested = [Nested::new("toll"), Nested::new("ledger"), Nested::new("source")];
        let mut fields: Vec<Arc<Field>> = events.fields.iter().cloned().collect();
        fields.extend(["tolls", "ledger", "sources"].iter().zip(&nested).map(|(name, n)| Arc::new(n.field(name))));
        let schema = Arc::new(Schema::new(fields));
        let properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(GROUP)).build();
        let out = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties))?;
        Ok(Self { out, schema, events, nested, rows: 0 })
    }

    fn flush(&mut self) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut arrays = self.events.finish();
        for nested in &mut self.nested {
            arrays.push(nested.finish()?);
        }
        self.out.write(&RecordBatch::try_new(Arc::clone(&self.schema), arrays)?)?;
        self.rows = 0;
        Ok(())
    }
}

impl<W: Write + Send> Writer for Parquet<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        self.events.row(flat::event(told));
        let [tolls, ledger, sources] = &mut self.nested;
        tolls.rows(flat::tolls(told));
        ledger.rows(flat::ledger(told));
        sources.rows(flat::sources(told));
        self.rows += 1;
        if self.rows == BATCH {
            self.flush()?;
        }
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.flush()?;
        self.out.close()?;
        Ok(())
    }
}

/// The columns of a table that is being filled.
struct Columns {
    fields: Fields,
    builders: Vec<Builder>,
}

enum Builder {
    Text(StringBuilder),
    Int(Int64Builder),
    Real(Float64Builder),
    Bool(BooleanBuilder),
}

impl Columns {
    fn new(table: &str) -> Self {
        let (mut fields, mut builders) = (Vec::new(), Vec::new());
        for column in columns(table) {
            let (kind, builder) = match column.kind {
                Kind::Text => (DataType::Utf8, Builder::Text(StringBuilder::new())),
                Kind::Int => (DataType::Int64, Builder::Int(Int64Builder::new())),
                Kind::Float => (DataType::Float64, Builder::Real(Float64Builder::new())),
                Kind::Bool => (DataType::Boolean, Builder::Bool(BooleanBuilder::new())),
            };
            fields.push(Field::new(column.name, kind, true));
            builders.push(builder);
        }
        Self { fields: fields.into(), builders }
    }

    fn row(&mut self, row: Row) {
        for (builder, (_, cell)) in self.builders.iter_mut().zip(row) {
            match (builder, cell) {
                (Builder::Text(b), Cell::Text(text)) => b.append_value(text),
                (Builder::Text(b), _) => b.append_null(),
                (Builder::Int(b), Cell::Int(n)) => b.append_value(n),
                (Builder::Int(b), _) => b.append_null(),
                (Builder::Real(b), Cell::Real(n)) => b.append_value(n),
                (Builder::Real(b), _) => b.append_null(),
                (Builder::Bool(b), Cell::Bool(v)) => b.append_value(v),
                (Builder::Bool(b), _) => b.append_null(),
            }
        }
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        self.builders
            .iter_mut()
            .map(|builder| match builder {
                Builder::Text(b) => Arc::new(b.finish()) as ArrayRef,
                Builder::Int(b) => Arc::new(b.finish()),
                Builder::Real(b) => Arc::new(b.finish()),
                Builder::Bool(b) => Arc::new(b.finish()),
            })
            .collect()
    }
}

/// A table within each row: a list of structures.
struct Nested {
    columns: Columns,
    lengths: Vec<usize>,
}

impl Nested {
    fn new(table: &str) -> Self {
        Self { columns: Columns::new(table), lengths: Vec::new() }
    }

    fn item(&self) -> Arc<Field> {
        Arc::new(Field::new("item", DataType::Struct(self.columns.fields.clone()), false))
    }

    fn field(&self, name: &str) -> Field {
        Field::new(name, DataType::List(self.item()), false)
    }

    fn rows(&mut self, rows: impl Iterator<Item = Row>) {
        let mut length = 0;
        for row in rows {
            self.columns.row(row);
            length += 1;
        }
        self.lengths.push(length);
    }

    fn finish(&mut self) -> Result<ArrayRef, Error> {
        let offsets = arrow_buffer::OffsetBuffer::from_lengths(self.lengths.drain(..));
        let values = StructArray::try_new(self.columns.fields.clone(), self.columns.finish(), None)?;
        Ok(Arc::new(ListArray::try_new(self.item(), offsets, Arc::new(values), None)?))
    }
}
