//! Parquet: one row per event, the same columns as CSV, with its tolls, ledger and sources as lists beside them.
//!
//! Events are gathered in batches, so memory does not grow with their number; each of the four tables has a thread that fills and encodes
//! it, while the caller makes the next events.

use std::collections::VecDeque;
use std::io::Write;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;

use crate::cell::{Cell, Named};
use crate::columns::{Kind, columns};
use crate::format::{Error, LeftOut, Writer};
use crate::{Told, flat};

/// Events that are held before they are written, and those that make up a group of the file.
const BATCH: usize = 512;
const GROUP: usize = 128 * BATCH;

/// Few batches wait, so that memory stays bounded where a table is slow.
const WAITING: usize = 2;

/// Columns whose values are nearly all different, so that a dictionary of them would only cost.
const UNLIKE: [&str; 15] = [
    "id",
    "event",
    "toll",
    "reports",
    "incidents",
    "evidence",
    "because",
    "statements",
    "statement",
    "incident",
    "quote",
    "span_start",
    "span_end",
    "title",
    "url",
];

pub struct Parquet<W: Write + Send> {
    out: SerializedFileWriter<W>,
    columns: ArrowRowGroupWriterFactory,
    tables: [Worker; 4],
    waiting: Vec<Told>,
    /// The batches that tables may still be at. They end here, since what one thread takes another is slow to give back.
    handed: VecDeque<Arc<Vec<Told>>>,
    /// Events in the group that is being written.
    rows: usize,
    groups: usize,
}

impl<W: Write + Send> Parquet<W> {
    pub fn new(out: W) -> Result<Self, Error> {
        let tables = [Which::Events, Which::Tolls, Which::Ledger, Which::Sources].map(Table::new);
        let fields: Vec<Arc<Field>> = tables.iter().flat_map(|t| &t.fields).cloned().collect();
        let mut properties =
            WriterProperties::builder().set_compression(Compression::SNAPPY).set_statistics_enabled(EnabledStatistics::Chunk);
        for path in tables.iter().flat_map(Table::paths) {
            let is_unlike = UNLIKE.contains(&path.last().map_or("", |n| n));
            let is_in_list = path.len() > 1;
            let column = ColumnPath::new(path);
            // The least and greatest of such values help no reader to pass a group over.
            if is_unlike || is_in_list {
                properties = properties.set_column_statistics_enabled(column.clone(), EnabledStatistics::None);
            }
            if is_unlike {
                properties = properties.set_column_dictionary_enabled(column, false);
            }
        }
        let schema = Arc::new(Schema::new(fields));
        let (out, columns) = ArrowWriter::try_new(out, schema, Some(properties.build()))?.into_serialized_writer()?;
        Ok(Self {
            out,
            columns,
            tables: tables.map(Worker::new),
            waiting: Vec::new(),
            handed: VecDeque::new(),
            rows: 0,
            groups: 0,
        })
    }

    /// Hands what waits to the tables.
    fn encode(&mut self) -> Result<(), Error> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        if self.rows == 0 {
            let mut writers = self.columns.create_column_writers(self.groups)?.into_iter();
            for table in &self.tables {
                table.hand(Work::Begin(writers.by_ref().take(table.columns).collect()))?;
            }
        }
        self.rows += self.waiting.len();
        let told = Arc::new(std::mem::replace(&mut self.waiting, Vec::with_capacity(BATCH)));
        self.tables.iter().try_for_each(|table| table.hand(Work::Rows(Arc::clone(&told))))?;
        self.handed.push_back(told);
        // Those that wait, the one that a table is at, and the one that it has just left.
        if self.handed.len() > WAITING + 2 {
            self.handed.pop_front();
        }
        if self.rows >= GROUP { self.end_group() } else { Ok(()) }
    }

    fn end_group(&mut self) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        self.tables.iter().try_for_each(|table| table.hand(Work::End))?;
        let mut group = self.out.next_row_group()?;
        for table in &self.tables {
            for chunk in table.done.recv().map_err(|_| stopped())?? {
                chunk.append_to_row_group(&mut group)?;
            }
        }
        group.close()?;
        self.groups += 1;
        self.rows = 0;
        Ok(())
    }
}

impl<W: Write + Send> Writer for Parquet<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        Ok(self.take(told.clone())?.map_err(|left| left.reason))
    }

    fn take(&mut self, told: Told) -> Result<Result<(), LeftOut>, Error> {
        self.waiting.push(told);
        if self.waiting.len() >= BATCH {
            self.encode()?;
        }
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.encode()?;
        self.end_group()?;
        self.out.close()?;
        Ok(())
    }
}

/// The thread of a table. It ends when nothing more can come.
struct Worker {
    work: SyncSender<Work>,
    /// The columns of a group, once it has ended.
    done: Receiver<Result<Vec<ArrowColumnChunk>, Error>>,
    columns: usize,
}

/// What a table is handed.
enum Work {
    Begin(Vec<ArrowColumnWriter>),
    Rows(Arc<Vec<Told>>),
    End,
}

impl Worker {
    fn new(mut table: Table) -> Self {
        let (work, works) = sync_channel::<Work>(WAITING);
        let (finished, done) = sync_channel(1);
        let columns = table.columns.fields.len();
        std::thread::spawn(move || {
            let mut went = Ok(());
            for work in works {
                match work {
                    Work::Begin(writers) => table.writers = writers,
                    // After an error the rest of the group is passed over, and the error is what comes of it.
                    Work::Rows(told) => went = went.and_then(|()| table.write(&told)),
                    Work::End => {
                        let closed = table.writers.drain(..).map(|w| w.close().map_err(Error::from)).collect::<Result<_, _>>();
                        let all = std::mem::replace(&mut went, Ok(())).and(closed);
                        if finished.send(all).is_err() {
                            return;
                        }
                    }
                }
            }
        });
        Self { work, done, columns }
    }

    fn hand(&self, work: Work) -> Result<(), Error> {
        self.work.send(work).map_err(|_| stopped())
    }
}

/// A thread is gone, which only a defect can bring about.
fn stopped() -> Error {
    ParquetError::General("the thread of a table stopped".to_owned()).into()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Events,
    Tolls,
    Ledger,
    Sources,
}

/// A table of the file: columns of its own for events, one list of structures for each of the others.
struct Table {
    which: Which,
    columns: Columns,
    /// As they stand in the file.
    fields: Vec<Arc<Field>>,
    /// Encode the columns in the group that is being written.
    writers: Vec<ArrowColumnWriter>,
}

impl Table {
    fn new(which: Which) -> Self {
        let (table, list) = match which {
            Which::Events => ("event", None),
            Which::Tolls => ("toll", Some("tolls")),
            Which::Ledger => ("ledger", Some("ledger")),
            Which::Sources => ("source", Some("sources")),
        };
        let columns = Columns::new(table);
        let fields = match list {
            None => columns.fields.iter().cloned().collect(),
            Some(name) => vec![Arc::new(Field::new(name, DataType::List(columns.item()), false))],
        };
        Self { which, columns, fields, writers: Vec::new() }
    }

    /// The columns as the file names them.
    fn paths(&self) -> impl Iterator<Item = Vec<String>> {
        let list: &[&str] = match self.which {
            Which::Events => &[],
            Which::Tolls => &["tolls", "list", "item"],
            Which::Ledger => &["ledger", "list", "item"],
            Which::Sources => &["sources", "list", "item"],
        };
        self.columns.fields.iter().map(move |f| list.iter().copied().chain([f.name().as_str()]).map(str::to_owned).collect())
    }

    /// Encodes the rows of these events.
    fn write(&mut self, told: &[Told]) -> Result<(), Error> {
        let arrays = match self.which {
            Which::Events => {
                told.iter().for_each(|t| self.columns.row(&flat::event(t)));
                self.columns.finish()
            }
            Which::Tolls => vec![self.columns.lists(told, flat::tolls)?],
            Which::Ledger => vec![self.columns.lists(told, flat::ledger)?],
            Which::Sources => vec![self.columns.lists(told, flat::sources)?],
        };
        let mut writers = self.writers.iter_mut();
        for (field, array) in self.fields.iter().zip(&arrays) {
            for leaf in compute_leaves(field, array)? {
                let writer = writers.next().ok_or_else(|| ParquetError::General("fewer columns than leaves".to_owned()))?;
                writer.write(&leaf)?;
            }
        }
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

    fn row(&mut self, row: &[Named<'_>]) {
        for (builder, (_, cell)) in self.builders.iter_mut().zip(row) {
            match (builder, cell) {
                (Builder::Text(b), Cell::Text(text)) => b.append_value(text),
                (Builder::Text(b), _) => b.append_null(),
                (Builder::Int(b), Cell::Int(n)) => b.append_value(*n),
                (Builder::Int(b), _) => b.append_null(),
                (Builder::Real(b), Cell::Real(n)) => b.append_value(*n),
                (Builder::Real(b), _) => b.append_null(),
                (Builder::Bool(b), Cell::Bool(v)) => b.append_value(*v),
                (Builder::Bool(b), _) => b.append_null(),
            }
        }
    }

    /// What a list of such rows holds.
    fn item(&self) -> Arc<Field> {
        Arc::new(Field::new("item", DataType::Struct(self.fields.clone()), false))
    }

    /// A list of rows for each event.
    fn lists<'t, R, I>(&mut self, told: &'t [Told], rows: impl Fn(&'t Told) -> I) -> Result<ArrayRef, Error>
    where
        R: AsRef<[Named<'t>]>,
        I: Iterator<Item = R>,
    {
        let mut lengths = Vec::with_capacity(told.len());
        for told in told {
            lengths.push(rows(told).map(|row| self.row(row.as_ref())).count());
        }
        let offsets = arrow_buffer::OffsetBuffer::from_lengths(lengths);
        let values = StructArray::try_new(self.fields.clone(), self.finish(), None)?;
        Ok(Arc::new(ListArray::try_new(self.item(), offsets, Arc::new(values), None)?))
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        self.builders
            .iter_mut()
            .map(|builder| match builder {
                // The next batch is about as large, and need not grow again.
                Builder::Text(b) => {
                    let next = StringBuilder::with_capacity(b.offsets_slice().len(), b.values_slice().len());
                    Arc::new(std::mem::replace(b, next).finish()) as ArrayRef
                }
                Builder::Int(b) => Arc::new(b.finish()),
                Builder::Real(b) => Arc::new(b.finish()),
                Builder::Bool(b) => Arc::new(b.finish()),
            })
            .collect()
    }
}
